package suhuan.bench.plain;

import com.google.gson.Gson;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;

/** Packs the way the official samples keep assets: each transaction reads one document, changes it and puts it back. */
@Default
@Contract(name = "plain")
public final class PlainContract implements ContractInterface {
    private final Gson gson = new Gson();

    /** Says that it is there. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String ping(Context context) {
        return "plain";
    }

    /** A new pack; its code must be new. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void registerPack(
            Context context,
            String code,
            String model,
            String maker,
            long massMg,
            long capacityMah,
            long voltageMv,
            String modules) {
        if (!context.getStub().getStringState(code).isEmpty()) {
            throw new ChaincodeException("pack " + code + " exists already", "PACK_EXISTS");
        }
        put(context, new Pack(code, model, maker, "", "", 0, massMg, capacityMah, voltageMv, modules));
    }

    /** The holder offers a pack to somebody. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void offerPack(Context context, String code, String holder, String consignee) {
        Pack pack = get(context, code);
        if (!pack.holder().equals(holder) || !pack.offeredTo().isEmpty()) {
            throw new ChaincodeException("pack " + code + " is not free to be offered by " + holder, "NOT_FREE");
        }
        put(context, pack.offeredTo(consignee));
    }

    /** Who was offered a pack takes it. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void acceptPack(Context context, String code, String consignee) {
        Pack pack = get(context, code);
        if (!pack.offeredTo().equals(consignee)) {
            throw new ChaincodeException("pack " + code + " was not offered to " + consignee, "NOT_OFFERED");
        }
        put(context, pack.heldBy(consignee));
    }

    /** A pack is put into a vehicle. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void usePack(Context context, String code, String vin) {
        put(context, get(context, code).usedIn(vin));
    }

    private Pack get(Context context, String code) {
        String json = context.getStub().getStringState(code);
        if (json.isEmpty()) {
            throw new ChaincodeException("there is no pack " + code, "PACK_NOT_FOUND");
        }
        return gson.fromJson(json, Pack.class);
    }

    private void put(Context context, Pack pack) {
        context.getStub().putStringState(pack.code(), gson.toJson(pack));
    }
}
