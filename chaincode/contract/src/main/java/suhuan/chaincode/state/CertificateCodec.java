package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.certificate.Certificate;
import suhuan.chaincode.domain.certificate.Claim;
import suhuan.chaincode.domain.certificate.ClaimAccount;
import suhuan.chaincode.domain.material.Material;
import suhuan.state.v1.CertificateState;
import suhuan.state.v1.ClaimAccountState;
import suhuan.state.v1.ClaimEntryState;

/** Bytes of claim accounts and certificates. */
final class CertificateCodec {
    private CertificateCodec() {}

    static Stored<ClaimAccount> account(String source, byte[] bytes) throws InvalidProtocolBufferException {
        List<ClaimAccount.Entry> entries = new ArrayList<>();
        for (ClaimEntryState entry : ClaimAccountState.parseFrom(bytes).getEntriesList()) {
            entries.add(new ClaimAccount.Entry(
                    new Claim(entry.getYear(), entry.getMaterialValue(), entry.getElement()),
                    entry.getCreditedMg(),
                    entry.getIssuedMg()));
        }
        return Stored.plain(new ClaimAccount(source, List.copyOf(entries)));
    }

    static ClaimAccountState account(ClaimAccount account) {
        ClaimAccountState.Builder state = ClaimAccountState.newBuilder();
        for (ClaimAccount.Entry entry : account.entries()) {
            state.addEntries(ClaimEntryState.newBuilder()
                    .setYear(entry.claim().year())
                    .setMaterialValue(entry.claim().materialNumber())
                    .setElement(entry.claim().element())
                    .setCreditedMg(entry.creditedMg())
                    .setIssuedMg(entry.issuedMg()));
        }
        return state.build();
    }

    static Stored<Certificate> certificate(String id, byte[] bytes) throws InvalidProtocolBufferException {
        CertificateState state = CertificateState.parseFrom(bytes);
        Certificate certificate = new Certificate(
                id,
                state.getPartyId(),
                state.getMassMg(),
                new Certificate.Origin(
                        Material.of(state.getMaterialValue()),
                        state.getElement(),
                        state.getScheme(),
                        state.getRegionCode(),
                        state.getYear(),
                        state.getRunId(),
                        state.getSiteId()));
        return new Stored<>(certificate, state.getLastFactSha256());
    }

    static CertificateState certificate(Certificate certificate, ByteString lastFact) {
        Certificate.Origin origin = certificate.origin();
        return CertificateState.newBuilder()
                .setPartyId(certificate.holder())
                .setMassMg(certificate.massMg())
                .setMaterialValue(origin.material().number())
                .setElement(origin.element())
                .setScheme(origin.scheme())
                .setRegionCode(origin.regionCode())
                .setYear(origin.year())
                .setRunId(origin.runId())
                .setSiteId(origin.siteId())
                .setLastFactSha256(lastFact)
                .build();
    }
}
