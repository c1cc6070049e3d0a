// Nothing is called of it: linked, it is the program's malloc, whose cost a page of many short texts feels.
import CJemalloc
import Site

await TuntasCommand.start()
