package suhuan.cli.table;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns of a table of packs, with the headings people give them. */
public enum PackColumn {
    /** Code of the pack. */
    CODE(true, null, List.of("电池编码", "电池包编码", "动力电池编码", "包编码", "编码", "电池代码", "battery code", "pack code", "code")),
    /** Mass. */
    MASS(true, Quantity.MASS, List.of("质量", "重量", "净重", "电池质量", "包重量", "mass", "weight")),
    /** Rated capacity. */
    CAPACITY(true, Quantity.CAPACITY, List.of("额定容量", "容量", "标称容量", "rated capacity", "nominal capacity", "capacity")),
    /** Nominal voltage. */
    VOLTAGE(true, Quantity.VOLTAGE, List.of("标称电压", "额定电压", "电压", "nominal voltage", "rated voltage", "voltage")),
    /** Model, first seven characters of the code. */
    MODEL(false, null, List.of("型号代码", "型号", "规格型号", "model", "model code")),
    /** Codes of the modules inside. */
    MODULES(false, null, List.of("模组编码", "模块编码", "module codes", "modules")),
    /** Codes of the cells inside. */
    CELLS(false, null, List.of("单体编码", "电芯编码", "单体电池编码", "cell codes", "cells"));

    private final boolean required;
    private final @Nullable Quantity quantity;
    private final List<String> headings;

    PackColumn(boolean required, @Nullable Quantity quantity, List<String> headings) {
        this.required = required;
        this.quantity = quantity;
        this.headings = headings;
    }

    boolean required() {
        return required;
    }

    @Nullable
    Quantity quantity() {
        return quantity;
    }

    /** The usual heading, first in Chinese. */
    public String usualHeading() {
        return headings.get(0);
    }

    /** The column a heading names, its unit taken off; empty for a heading that is none of ours. */
    static Optional<PackColumn> of(String name) {
        for (PackColumn column : values()) {
            if (column.headings.contains(name)) return Optional.of(column);
        }
        return Optional.empty();
    }

    /** A heading as it is compared: half-width, lower case, single spaces. */
    static String normal(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replace('_', ' ')
                .replace('*', ' ')
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
