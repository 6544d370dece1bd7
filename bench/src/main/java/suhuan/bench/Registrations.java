package suhuan.bench;

import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.GrantLicence;
import suhuan.ledger.v1.LicenceScope;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.RegisterSite;

/** What the regulator enters of those who take part in a measurement. */
final class Registrations {
    private Registrations() {}

    /** A party at home in an organisation of the ledger. */
    static Command party(String creditCode, String name, String organisation, Role... roles) {
        RegisterParty.Builder party = RegisterParty.newBuilder()
                .setCreditCode(creditCode)
                .setName(name)
                .setHomeOrganisation(organisation);
        for (Role role : roles) {
            party.addRoles(role);
        }
        return Command.newBuilder().setRegisterParty(party).build();
    }

    /** A site of a party. */
    static Command site(String siteId, String partyId, SiteKind kind, String name) {
        return Command.newBuilder()
                .setRegisterSite(RegisterSite.newBuilder()
                        .setSiteId(siteId)
                        .setPartyId(partyId)
                        .setKind(kind)
                        .setRegionCode("110101")
                        .setName(name))
                .build();
    }

    /** A licence for some acts with a material, in force for long. */
    static Command licence(String partyId, String licenceNo, Material material, Act... acts) {
        GrantLicence.Builder licence = GrantLicence.newBuilder()
                .setPartyId(partyId)
                .setLicenceNo(licenceNo)
                .setValidFromYyyymmdd(20200101);
        for (Act act : acts) {
            licence.addScopes(LicenceScope.newBuilder().setMaterial(material).setAct(act));
        }
        return Command.newBuilder().setGrantLicence(licence).build();
    }

    /** A model of packs like those of {@link SamplePacks}. */
    static Command model(String modelCode, String makerId, String name) {
        return Command.newBuilder()
                .setFileModel(FileModel.newBuilder()
                        .setModelCode(modelCode)
                        .setMakerPartyId(makerId)
                        .setName(name)
                        .setNominalMassMg(420_000_000)
                        .setNominalCapacityMah(150_000)
                        .setNominalVoltageMv(345_600))
                .build();
    }
}
