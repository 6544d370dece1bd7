package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.common.v1.Role;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.GrantLicence;
import suhuan.ledger.v1.LicenceScope;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.RegisterSite;
import suhuan.ledger.v1.RevokeLicence;

/** Facts of the registry: parties, sites, licences, models. */
final class RegistryFold {
    private final WorkingSet working;

    RegistryFold(WorkingSet working) {
        this.working = working;
    }

    void partyRegistered(RecordedFact recorded, RegisterParty party) throws SQLException {
        PartyRow row = new PartyRow();
        row.partyId = party.getCreditCode();
        row.name = party.getName();
        row.roles = party.getRolesValueList();
        if (row.roles.isEmpty() && recorded.fact().hasLedgerOpened()) {
            row.roles = java.util.List.of(Role.ROLE_REGULATOR_VALUE);
        }
        row.homeOrganisation = party.getHomeOrganisation();
        working.create(recorded, ItemKey.party(row.partyId), row);
    }

    void siteRegistered(RecordedFact recorded, RegisterSite site) throws SQLException {
        SiteRow row = new SiteRow();
        row.siteId = site.getSiteId();
        row.partyNo = working.party(recorded, site.getPartyId());
        row.kind = site.getKindValue();
        row.regionCode = site.getRegionCode();
        row.name = site.getName();
        row.capacityMg = site.getCapacityMg();
        working.create(recorded, ItemKey.site(row.siteId), row);
    }

    void licenceGranted(RecordedFact recorded, long factNo, GrantLicence licence) throws SQLException {
        LicenceRow row = new LicenceRow();
        row.itemNo = factNo;
        row.partyNo = working.party(recorded, licence.getPartyId());
        row.licenceNo = licence.getLicenceNo();
        row.siteNo = working.site(recorded, licence.getSiteId());
        row.validFromYyyymmdd = licence.getValidFromYyyymmdd();
        row.validToYyyymmdd = licence.getValidToYyyymmdd();
        row.materials = licence.getScopesList().stream()
                .map(LicenceScope::getMaterialValue)
                .toList();
        row.acts =
                licence.getScopesList().stream().map(LicenceScope::getActValue).toList();
        working.createLicence(recorded, row);
    }

    void licenceRevoked(RecordedFact recorded, long factNo, RevokeLicence revocation) throws SQLException {
        long partyNo = working.party(recorded, revocation.getPartyId());
        LicenceRow row = working.licence(recorded, partyNo, revocation.getLicenceNo());
        row.revokedFromYyyymmdd = revocation.getRevokedFromYyyymmdd();
        row.revokedFactNo = factNo;
    }

    void modelFiled(RecordedFact recorded, FileModel model) throws SQLException {
        ModelRow row = new ModelRow();
        row.modelCode = model.getModelCode();
        row.makerNo = working.party(recorded, model.getMakerPartyId());
        row.name = model.getName();
        working.create(recorded, ItemKey.model(row.modelCode), row);
    }
}
