package suhuan.cli.sample;

import java.time.LocalDate;

/**
 * What a sample of packs should hold.
 *
 * @param count rows
 * @param errors mistakes planted, each in a row of its own
 * @param cells cells in each pack; 0 writes no such column
 * @param modules modules in each pack; 0 writes no such column
 * @param model model of the packs, seven characters
 * @param start first day of production
 * @param perDay packs a day
 * @param chinese headings in Chinese, else in English
 * @param seed seed of the chance in it
 */
public record SampleOptions(
        int count,
        int errors,
        int cells,
        int modules,
        String model,
        LocalDate start,
        int perDay,
        boolean chinese,
        long seed) {}
