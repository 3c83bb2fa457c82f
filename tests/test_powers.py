"""What a question must not name, whatever a server would allow: told by its text alone, so no server is asked."""

import pytest

from regional.database.powers import refuse_more_than_reading
from regional.errors import RegionalError


@pytest.mark.parametrize(
    "name",
    [
        *("dblink", "dblink_exec", "crosstab", "crosstab4", "connectby", "xpath_table", "ts_stat", "ts_rewrite"),
        *("query_to_xml", "table_to_xmlschema", "lo_import", "loread", "lowrite", "nextval", "setval", "set_config"),
        *("pg_read_file", "pg_advisory_lock", "pg_stat_reset", "brin_summarize_range", "gin_clean_pending_list"),
        *("binary_upgrade_set_record_init_privs", "pg_terminate_backend", "DBLINK"),
    ],
)
@pytest.mark.parametrize("call", ["SELECT {}('x')", "SELECT {} ('x')", "SELECT {}/* so */('x')", "SELECT (7).{} -- so"])
def test_a_function_that_does_more_than_read_is_refused_however_it_is_called(name: str, call: str) -> None:
    with pytest.raises(RegionalError) as refused:
        refuse_more_than_reading(call.format(name))
    assert str(refused.value) == f"`{name}` can do more than read, and questions only read"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "link",
            "crossing",
            "lower",
            "log",
            "ts_rank",
            "ts_headline",
            "xpath",
            "to_xml",
            "reset",
            "brin",
            "pg_typeof",
        ),
        *("pg_sleep", "pg_backend_pid", "pg_get_viewdef", "pg_size_pretty", "pg_relation_size", "pg_database_size"),
    ],
)
def test_a_function_that_only_reads_is_called(name: str) -> None:
    refuse_more_than_reading(f"SELECT {name}('x')")


@pytest.mark.parametrize(
    "name", ["pg_authid", "pg_shadow", "pg_stats", "pg_statistic", "pg_user_mapping", "pg_user_mappings", "PG_AUTHID"]
)
def test_what_holds_passwords_or_samples_is_refused(name: str) -> None:
    with pytest.raises(RegionalError) as refused:
        refuse_more_than_reading(f"TABLE pg_catalog.{name}")
    assert str(refused.value) == f"`{name}` holds passwords, and is not for questions"


@pytest.mark.parametrize("statement", ["SELECT * FROM pg_statio_all_tables", "SELECT 'pg_authid_' FROM my_pg_shadow"])
def test_what_is_only_named_alike_is_read(statement: str) -> None:
    refuse_more_than_reading(statement)
