"""Whether the tests notice: the program is changed in one small thing at a time, and the tests of that part are run."""
