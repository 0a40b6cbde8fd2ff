"""How good the stages are, measured on labelled data that is not part of the project.

    labelled    the data: pages with their text, reports with their story, pairs with what one is to the other
    articles    labelled texts as articles, which is what grouping and merging get to see
    scores      what two texts or two ways to sort have in common, and what is made of it
    pages       the tasks `pages` and `pasted`: reading and cleaning
    groups      the tasks `stories` and `copies`: grouping
    tellings    the task `merge`: what stories say of what their reports say
    sentences   the task of that name: which of two sentences say the same
    differences the task of that name: which of two sentences contradict each other
    streams     a made stream of news, as long as anybody likes
    benchmark   speed, memory and growth, on that stream
    learning    the weights of the juries, from the same pages

Nothing in the product imports this package.
"""
