import Site

await TuntasCommand.start()
