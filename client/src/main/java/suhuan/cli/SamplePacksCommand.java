package suhuan.cli;

@picocli.CommandLine.Command(name = "packs")
final class SamplePacksCommand extends LocalCommand {
    @Override
    protected int call(Console c) {
        return 0;
    }
}
