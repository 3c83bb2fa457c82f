"""Ask the database from Python: the library under the command line.

It knows neither click nor a terminal: it prints nothing, never exits, and says what is wrong as a `RegionalError`.

    import regional

    record = regional.connect("regional.db")
    answer = record.ask("both", ["SCO", "CSTO"], on="2021-09-17")
    pandas.DataFrame(answer.records())

=================  ==================================================================
`connection`       connects to a database, and is what questions are put to
`given`            which parameter each argument and option of a question is for
`values`           from the texts that were given to the values of a statement
`asking`           runs the statement of a question, and puts its answer together
`answer`           rows, the facts behind them, notes about them, and their sources
`evidence`         finds the sources of facts
`notes`            what a reader must know about an answer
`pivot`            turns rows for one thing into columns
`side_by_side`     puts the answers of several datasets into one
`record`           shows one record with everything that belongs to it
=================  ==================================================================
"""

from regional.questions.connection import Connection, connect

__all__ = ["Connection", "connect"]
