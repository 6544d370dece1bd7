package suhuan.gateway.projection;

import suhuan.api.v1.AccountLine;

/**
 * An entry of an account.
 *
 * @param line number of the account line
 * @param partyNo for whom it counts; 0 is nobody
 * @param material number of the material
 * @param year year it counts in
 * @param day day it is true from, yyyymmdd
 * @param channel number of the channel; 0 is none
 * @param element element; empty for the mass
 * @param grade grade; empty for none
 * @param siteNo where; 0 is nowhere
 * @param fromSiteNo of a flow: where from; 0 is nowhere
 * @param itemNo what; 0 is nothing
 * @param massMg mass, with its sign
 * @param pieces pieces, with their sign
 */
record Entry(
        int line,
        long partyNo,
        int material,
        int year,
        int day,
        int channel,
        String element,
        String grade,
        long siteNo,
        long fromSiteNo,
        long itemNo,
        long massMg,
        int pieces) {
    /** An entry of a day, in the year of that day, without quantities. */
    static Entry of(AccountLine line, int material, int day) {
        return new Entry(line.getNumber(), 0, material, day / 10_000, day, 0, "", "", 0, 0, 0, 0, 0);
    }

    Entry by(long party) {
        return new Entry(
                line, party, material, year, day, channel, element, grade, siteNo, fromSiteNo, itemNo, massMg, pieces);
    }

    Entry in(int otherYear) {
        return new Entry(
                line,
                partyNo,
                material,
                otherYear,
                day,
                channel,
                element,
                grade,
                siteNo,
                fromSiteNo,
                itemNo,
                massMg,
                pieces);
    }

    Entry through(int number) {
        return new Entry(
                line, partyNo, material, year, day, number, element, grade, siteNo, fromSiteNo, itemNo, massMg, pieces);
    }

    Entry named(String ofElement, String ofGrade) {
        return new Entry(
                line,
                partyNo,
                material,
                year,
                day,
                channel,
                ofElement,
                ofGrade,
                siteNo,
                fromSiteNo,
                itemNo,
                massMg,
                pieces);
    }

    Entry at(long site, long fromSite) {
        return new Entry(
                line, partyNo, material, year, day, channel, element, grade, site, fromSite, itemNo, massMg, pieces);
    }

    Entry of(long item) {
        return new Entry(
                line, partyNo, material, year, day, channel, element, grade, siteNo, fromSiteNo, item, massMg, pieces);
    }

    Entry with(long mg, int count) {
        return new Entry(
                line, partyNo, material, year, day, channel, element, grade, siteNo, fromSiteNo, itemNo, mg, count);
    }
}
