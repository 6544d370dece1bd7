package suhuan.cli.record;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about lots of material. */
@Command(
        name = "lot",
        subcommands = {LotReceiveCommand.class, LotSplitCommand.class, LotMergeCommand.class})
public final class LotCommand extends GroupCommand {}
