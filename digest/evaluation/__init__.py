"""How good the stages are, measured on labelled data that is not part of the project.

    labelled    the data: pages with their text, and other sets as they come
    scores      what two texts have in common, and what is made of it
    pages       the tasks `pages` and `pasted`: reading and cleaning
    learning    the weights of the juries, from the same pages

Nothing in the product imports this package.
"""
