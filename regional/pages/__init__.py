"""Pages: everything that is recorded, as a site of plain files that needs no server, or from a server.

=============  ==================================================================
`library`      all records, their names, their fields and their links
`sentences`    the sentence that opens a page
`drawing`      the pictures on pages, for wide and for narrow screens
`quotations`   statements as they are quoted on a page
`questions`    the predefined questions, each with the answer to its example or to what was filled in
`told`         the sentence that answers a question
`menus`        what can be chosen in the forms of the questions
`writing`      what every template may use
`making`       what stands on each page
`site`         all pages, into a folder
`scripts`      what answers questions in the reader's browser: `engine`, which is SQLite, and `browser`, which is ours
`packing`      the record as one file for a browser
`web`          all pages from the live database, to browsers
=============  ==================================================================
"""
