"""Pages: everything that is recorded, as a site of plain files that needs no server, or from a server.

=============  ==================================================================
`library`      all records, their names, their fields and their links
`sentences`    the sentence that opens a page
`quotations`   statements as they are quoted on a page
`questions`    the predefined questions, each with the answer to its example
`writing`      what every template may use
`making`       what stands on each page
`site`         all pages, into a folder
`web`          all pages from the live database, to browsers
=============  ==================================================================
"""
