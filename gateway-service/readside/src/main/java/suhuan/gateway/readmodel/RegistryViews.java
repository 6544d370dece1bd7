package suhuan.gateway.readmodel;

import java.util.HashMap;
import java.util.Map;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.LicenceView;
import suhuan.api.v1.ModelView;
import suhuan.api.v1.PartyView;
import suhuan.api.v1.SiteView;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.RegisterSite;

/** Parties with their licences and sites, sites and models, as their facts say. */
final class RegistryViews {
    private static final int MOST_SITES = 100;

    private final RegionNames regionNames;

    RegistryViews(RegionNames regionNames) {
        this.regionNames = regionNames;
    }

    Map<Long, ItemView> parties(Snapshot snapshot, long[] itemNos) {
        Map<Long, PartyView.Builder> parties = new HashMap<>();
        Map<Long, ItemView.Builder> items = load(
                snapshot,
                "party",
                itemNos,
                (itemNo, fact) -> parties.put(itemNo, PartyView.newBuilder().setParty(party(fact))));
        snapshot.sql("select l.party_no, g.bytes as granted, l.revoked_from_yyyymmdd, r.bytes as revoked from licence l"
                        + " join fact g on g.fact_no = l.item_no left join fact r on r.fact_no = l.revoked_fact_no"
                        + " where l.party_no = any (:items) order by l.item_no")
                .param("items", itemNos)
                .query(row -> {
                    LicenceView.Builder licence = LicenceView.newBuilder()
                            .setLicence(FactBytes.parse(row.getBytes("granted"))
                                    .getLicenceGranted()
                                    .getLicence())
                            .setRevokedFromYyyymmdd(row.getInt("revoked_from_yyyymmdd"));
                    byte[] revoked = row.getBytes("revoked");
                    if (revoked != null) {
                        licence.setRevocationReason(FactBytes.parse(revoked)
                                .getLicenceRevoked()
                                .getRevocation()
                                .getReason());
                    }
                    parties.computeIfPresent(row.getLong("party_no"), (itemNo, party) -> party.addLicences(licence));
                });
        addSites(snapshot, itemNos, parties);
        parties.forEach((itemNo, party) -> items.computeIfPresent(itemNo, (n, item) -> item.setParty(party)));
        return built(items);
    }

    private void addSites(Snapshot snapshot, long[] itemNos, Map<Long, PartyView.Builder> parties) {
        snapshot.sql(
                        "select s.party_no, s.of_party, f.bytes from (select t.party_no, t.first_fact_no, row_number() over ("
                                + "partition by t.party_no order by t.site_id) as place, count(*) over (partition by t.party_no) as"
                                + " of_party from site t where t.party_no = any (:items)) s join fact f on f.fact_no ="
                                + " s.first_fact_no where s.place <= " + MOST_SITES + " order by s.party_no, s.place")
                .param("items", itemNos)
                .query(row -> {
                    SiteView site = site(FactBytes.parse(row.getBytes("bytes")));
                    int count = row.getInt("of_party");
                    parties.computeIfPresent(
                            row.getLong("party_no"),
                            (itemNo, party) -> party.addSites(site).setSiteCount(count));
                });
    }

    private SiteView site(Fact fact) {
        RegisterSite site = fact.getSiteRegistered().getSite();
        return SiteView.newBuilder()
                .setSite(site)
                .setRegionName(regionNames.nameOf(site.getRegionCode()))
                .build();
    }

    Map<Long, ItemView> sites(Snapshot snapshot, long[] itemNos) {
        Map<Long, SiteView> sites = new HashMap<>();
        Map<Long, ItemView.Builder> items =
                load(snapshot, "site", itemNos, (itemNo, fact) -> sites.put(itemNo, site(fact)));
        sites.forEach((itemNo, site) -> items.computeIfPresent(itemNo, (n, item) -> item.setSite(site)));
        return built(items);
    }

    Map<Long, ItemView> models(Snapshot snapshot, long[] itemNos) {
        Map<Long, ModelView> models = new HashMap<>();
        Map<Long, ItemView.Builder> items = load(
                snapshot,
                "model",
                itemNos,
                (itemNo, fact) -> models.put(
                        itemNo,
                        ModelView.newBuilder()
                                .setModel(fact.getModelFiled().getModel())
                                .build()));
        models.forEach((itemNo, model) -> items.computeIfPresent(itemNo, (n, item) -> item.setModel(model)));
        return built(items);
    }

    private static RegisterParty party(Fact fact) {
        return fact.hasLedgerOpened()
                ? fact.getLedgerOpened().getRegulator()
                : fact.getPartyRegistered().getParty();
    }

    private static Map<Long, ItemView.Builder> load(
            Snapshot snapshot, String table, long[] itemNos, FirstFact firstFact) {
        Map<Long, ItemView.Builder> items = new HashMap<>();
        snapshot.sql("select " + ItemViews.COLUMNS + "o.bytes as first_fact from " + table + ItemViews.JOINS
                        + " join fact o on o.fact_no = t.first_fact_no where t.item_no = any (:items)")
                .param("items", itemNos)
                .query(row -> {
                    items.put(row.getLong("item_no"), ItemViews.begin(row));
                    firstFact.of(row.getLong("item_no"), FactBytes.parse(row.getBytes("first_fact")));
                });
        return items;
    }

    private static Map<Long, ItemView> built(Map<Long, ItemView.Builder> items) {
        Map<Long, ItemView> views = new HashMap<>();
        items.forEach((itemNo, item) -> views.put(itemNo, item.build()));
        return views;
    }

    private interface FirstFact {
        void of(long itemNo, Fact fact);
    }
}
