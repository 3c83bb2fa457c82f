"""Ask the database from Python: the library under the command line.

It knows neither click nor a terminal. It prints nothing and never exits; a mistake is raised as a `RegionalError`.

    import regional

    record = regional.connect("regional.db")
    answer = record.ask("both", ["SCO", "CSTO"], on="2021-09-17")
    pandas.DataFrame(answer.to_dict())

=================  ==================================================================
`connection`       a connection to a database, which answers questions
`given`            matches arguments and options with the parameters of a question
`values`           turns the texts that were given into the values of a statement
`period`           the period that a question is about
`whole`            answers about a year or a month where a day was asked for
`asking`           runs the statement, and puts the rows and the notes together
`answer`           the rows, the facts behind them, the notes, and the sources
`rows`             the rows of a statement, apart from the facts behind them
`evidence`         finds the citations of facts, and numbers them as footnotes
`review`           the notice that the record was last reviewed before the day asked about
`remarks`          the notes on the facts behind the rows
`notes`            what the reader of an answer must know
`nothing`          why no row answers a question
`sentences`        says the rows of some questions in words
`regions`          finds a region of the world by name or code
`pivot`            turns the rows about one thing into columns
`shapes`           makes other rows of those of a statement, by name
`panel`            a shape: states by years, months or days
`periods`          the years, months or days of a panel
`side_by_side`     puts the answers of several datasets into one
`resolving`        says what names and codes mean, a whole list at once
`record`           everything about one record
`overview`         the same as a person reads it, under headings
`facts`            finds the fact that a text such as SCO/India means
`citing`           finds the references of facts, sources and datasets
`stream`           the rows of a SELECT of one's own
=================  ==================================================================
"""

from regional.questions.connection import Connection, connect

__all__ = ["Connection", "connect"]
