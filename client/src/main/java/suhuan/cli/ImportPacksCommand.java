package suhuan.cli;

@picocli.CommandLine.Command(name = "packs")
final class ImportPacksCommand extends LocalCommand {
    @Override
    protected int call(Console c) {
        return 0;
    }
}
