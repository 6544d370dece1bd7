package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Licence;
import suhuan.chaincode.domain.party.LicenceScope;
import suhuan.chaincode.domain.party.Listing;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.PartyKey;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.party.SiteKind;
import suhuan.common.v1.SigningKey;
import suhuan.state.v1.LicenceState;
import suhuan.state.v1.ModelState;
import suhuan.state.v1.PartyState;
import suhuan.state.v1.SiteState;

/** Bytes of the registry. */
final class RegistryCodec {
    private RegistryCodec() {}

    static Stored<Party> party(String id, byte[] bytes) throws InvalidProtocolBufferException {
        PartyState state = PartyState.parseFrom(bytes);
        List<Role> roles = new ArrayList<>();
        for (int number : state.getRolesValueList()) {
            roles.add(Role.of(number));
        }
        List<PartyKey> keys = new ArrayList<>();
        for (SigningKey key : state.getSigningKeysList()) {
            keys.add(SigningKeys.read(key));
        }
        List<Licence> licences = new ArrayList<>();
        for (LicenceState licence : state.getLicencesList()) {
            licences.add(licence(licence));
        }
        Party party = new Party(
                id,
                List.copyOf(roles),
                state.getHomeOrganisation(),
                state.getSignsAlways(),
                List.copyOf(keys),
                List.copyOf(licences),
                state.getListingsList().stream()
                        .map(ResponsibilityCodec::listing)
                        .toList());
        return new Stored<>(party, state.getLastFactSha256());
    }

    static PartyState party(Party party, ByteString lastFact) {
        PartyState.Builder state = PartyState.newBuilder()
                .setHomeOrganisation(party.homeOrganisation())
                .setSignsAlways(party.signsAlways())
                .setLastFactSha256(lastFact);
        for (Role role : party.roles()) {
            state.addRolesValue(role.number());
        }
        for (PartyKey key : party.keys()) {
            state.addSigningKeys(SigningKeys.written(key));
        }
        for (Licence licence : party.licences()) {
            state.addLicences(licence(licence));
        }
        for (Listing listing : party.listings()) {
            state.addListings(ResponsibilityCodec.listing(listing));
        }
        return state.build();
    }

    static Stored<Site> site(String id, byte[] bytes) throws InvalidProtocolBufferException {
        SiteState state = SiteState.parseFrom(bytes);
        return new Stored<>(
                new Site(id, state.getPartyId(), SiteKind.of(state.getKindValue()), state.getRegionCode()),
                state.getLastFactSha256());
    }

    static SiteState site(Site site, ByteString lastFact) {
        return SiteState.newBuilder()
                .setPartyId(site.partyId())
                .setKindValue(site.kind().number())
                .setRegionCode(site.regionCode())
                .setLastFactSha256(lastFact)
                .build();
    }

    static Stored<BatteryModel> model(String code, byte[] bytes) throws InvalidProtocolBufferException {
        ModelState state = ModelState.parseFrom(bytes);
        return new Stored<>(new BatteryModel(code, state.getMakerPartyId()), state.getLastFactSha256());
    }

    static ModelState model(BatteryModel model, ByteString lastFact) {
        return ModelState.newBuilder()
                .setMakerPartyId(model.makerPartyId())
                .setLastFactSha256(lastFact)
                .build();
    }

    private static Licence licence(LicenceState state) {
        List<LicenceScope> scopes = new ArrayList<>();
        for (suhuan.ledger.v1.LicenceScope scope : state.getScopesList()) {
            scopes.add(new LicenceScope(Material.of(scope.getMaterialValue()), Act.of(scope.getActValue())));
        }
        return new Licence(
                state.getLicenceNo(),
                List.copyOf(scopes),
                state.getSiteId(),
                state.getValidFromYyyymmdd(),
                state.getValidToYyyymmdd(),
                state.getRevokedFromYyyymmdd());
    }

    private static LicenceState licence(Licence licence) {
        LicenceState.Builder state = LicenceState.newBuilder()
                .setLicenceNo(licence.licenceNo())
                .setSiteId(licence.siteId())
                .setValidFromYyyymmdd(licence.validFrom())
                .setValidToYyyymmdd(licence.validTo())
                .setRevokedFromYyyymmdd(licence.revokedFrom());
        for (LicenceScope scope : licence.scopes()) {
            state.addScopes(suhuan.ledger.v1.LicenceScope.newBuilder()
                    .setMaterialValue(scope.material().number())
                    .setActValue(scope.act().number()));
        }
        return state.build();
    }
}
