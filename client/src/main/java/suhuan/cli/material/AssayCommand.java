package suhuan.cli.material;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about what material is made of. */
@Command(
        name = "assay",
        subcommands = {AssayModelCommand.class, AssayLotCommand.class})
public final class AssayCommand extends GroupCommand {}
