package suhuan.cli;

import picocli.CommandLine.Command;

/** Commands about lots of material. */
@Command(
        name = "lot",
        subcommands = {LotReceiveCommand.class, LotSplitCommand.class, LotMergeCommand.class})
final class LotCommand extends GroupCommand {}
