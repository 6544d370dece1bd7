package suhuan.proto;

import java.util.List;

/** Tables of Markdown; a bar inside a cell is escaped. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Markdown blank() {
        return line("");
    }

    Markdown header(String... cells) {
        row(cells);
        return line("|" + "---|".repeat(cells.length));
    }

    Markdown row(String... cells) {
        return line("| "
                + String.join(
                        " | ", List.of(cells).stream().map(Markdown::escaped).toList()) + " |");
    }

    static String code(String name) {
        return "`" + name + "`";
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
