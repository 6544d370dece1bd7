package suhuan.scenarios;

import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;

/** The one maker on a ledger of one gateway. */
final class SoleMaker {
    private final Book book;
    private final Packs packs = new Packs();

    SoleMaker(Book book) {
        this.book = book;
    }

    /** The registration of a pack nobody has registered. */
    PreparedEnvelope newPack() {
        return Party.MAKER.envelope(Packs.registration(packs.code(Party.MAKER)));
    }

    /** The regulator enters it with its model; answers its key. */
    String register(Gateway gateway) throws Exception {
        try (SuhuanClient regulator = gateway.patient(gateway.adminKey())) {
            PreparedEnvelope registry = Party.REGULATOR.envelope(Party.MAKER.registration(), Packs.model(Party.MAKER));
            book.sent(Party.REGULATOR, registry);
            gateway.awaitProjected(book.answered(regulator.record(registry))
                    .getRecording()
                    .getPosition()
                    .getBlockNumber());
        }
        return gateway.makeKey(Party.MAKER);
    }
}
