package suhuan.scenarios;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.RegisterBattery;

/** Batteries to register, each with a code of its own (GB/T 34014). */
final class Packs {
    private static final String MODEL = "PB01";
    private static final long MASS_MG = 420_000_000;
    private static final long CAPACITY_MAH = 150_000;
    private static final long VOLTAGE_MV = 345_600;

    private final AtomicInteger next = new AtomicInteger(1);

    static Command model(Party maker) {
        return Command.newBuilder()
                .setFileModel(FileModel.newBuilder()
                        .setModelCode(maker.makerCode() + MODEL)
                        .setMakerPartyId(maker.creditCode())
                        .setName("Scenario pack")
                        .setNominalMassMg(MASS_MG)
                        .setNominalCapacityMah(CAPACITY_MAH)
                        .setNominalVoltageMv(VOLTAGE_MV))
                .build();
    }

    String code(Party maker) {
        return maker.makerCode() + MODEL + "0000A01F11" + String.format(Locale.ROOT, "%07d", next.getAndIncrement());
    }

    static Command registration(String code) {
        return Command.newBuilder()
                .setRegisterBattery(RegisterBattery.newBuilder()
                        .setBatteryCode(code)
                        .setMassMg(MASS_MG)
                        .setCapacityMah(CAPACITY_MAH)
                        .setVoltageMv(VOLTAGE_MV))
                .build();
    }
}
