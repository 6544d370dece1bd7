package suhuan.chaincode.domain.lot;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.custody.Reservation;
import suhuan.chaincode.domain.hold.Holds;
import suhuan.chaincode.domain.material.Material;

/**
 * Fungible material. A lot is consumed, never edited: mass leaves it into lots of their own.
 *
 * @param id id of the lot
 * @param material material
 * @param grade grade; empty for ungraded
 * @param massMg mass left in mg; 0 once consumed
 * @param model chain-of-custody model
 * @param custody who holds it
 * @param reservations offers parts of it are kept for, some maybe expired
 * @param nature what it is beside material and grade
 * @param holds cases that hold it back
 */
public record Lot(
        String id,
        Material material,
        String grade,
        long massMg,
        CustodyModel model,
        Custody custody,
        List<Reservation> reservations,
        Nature nature,
        Holds holds) {
    /** Most open reservations of a lot. */
    public static final int MOST_RESERVATIONS = 64;

    /** A lot nothing holds back. */
    public Lot(
            String id,
            Material material,
            String grade,
            long massMg,
            CustodyModel model,
            Custody custody,
            List<Reservation> reservations,
            Nature nature) {
        this(id, material, grade, massMg, model, custody, reservations, nature, Holds.NONE);
    }

    /** Id of the lot an acceptance makes. */
    public static String acceptedLotId(String handOverId, int lineNo) {
        return handOverId + "~" + lineNo;
    }

    /** Whether nothing is left. */
    public boolean consumed() {
        return massMg == 0;
    }

    /** Reservations that still count at an instant, oldest first. */
    public List<Reservation> openReservations(long nowMs) {
        List<Reservation> open = new ArrayList<>(reservations.size());
        for (Reservation reservation : reservations) {
            if (reservation.holdsAt(nowMs)) {
                open.add(reservation);
            }
        }
        return open;
    }

    /** Mass that no open offer keeps, in mg. */
    public long freeMg(long nowMs) {
        long free = massMg;
        for (Reservation reservation : reservations) {
            if (reservation.holdsAt(nowMs)) {
                free = Math.subtractExact(free, reservation.massMg());
            }
        }
        return free;
    }

    /** Whether it is kept for the hand-over, expired or not. */
    public boolean reservedFor(String handOverId) {
        for (Reservation reservation : reservations) {
            if (reservation.handOverId().equals(handOverId)) {
                return true;
            }
        }
        return false;
    }

    /** The lot with one more reservation; expired ones are dropped. */
    public Lot reserving(Reservation reservation, long nowMs) {
        List<Reservation> more = openReservations(nowMs);
        more.add(reservation);
        return new Lot(id, material, grade, massMg, model, custody, List.copyOf(more), nature, holds);
    }

    /** The lot without the reservation of a hand-over. */
    public Lot freedFrom(String handOverId) {
        List<Reservation> fewer = new ArrayList<>(reservations);
        fewer.removeIf(reservation -> reservation.handOverId().equals(handOverId));
        return new Lot(id, material, grade, massMg, model, custody, List.copyOf(fewer), nature, holds);
    }

    /**
     * The lot after a part of it left for good.
     *
     * @param partMg 1 to {@link #massMg}
     */
    public Lot less(long partMg) {
        return new Lot(id, material, grade, massMg - partMg, model, custody, reservations, nature, holds);
    }

    /** The lot once all of it went into other lots. */
    public Lot usedUp() {
        return new Lot(id, material, grade, 0, model, custody, List.of(), nature, holds);
    }

    /**
     * A new lot of the same material.
     *
     * @param newGrade its grade; empty keeps this lot's
     */
    public Lot part(String newId, long newMassMg, String newGrade, Custody holder) {
        return new Lot(
                newId, material, newGrade.isEmpty() ? grade : newGrade, newMassMg, model, holder, List.of(), nature);
    }

    /** The lot, of another nature. */
    public Lot of(Nature other) {
        return new Lot(id, material, grade, massMg, model, custody, reservations, other, holds);
    }

    /** The lot, kept for other offers. */
    public Lot with(List<Reservation> offers) {
        return new Lot(id, material, grade, massMg, model, custody, offers, nature, holds);
    }

    /** The lot, held back by other cases than before. */
    public Lot heldBack(Holds cases) {
        return new Lot(id, material, grade, massMg, model, custody, reservations, nature, cases);
    }

    /** The lot, given to another holder. */
    public Lot reassignedTo(Custody holder) {
        return new Lot(id, material, grade, massMg, model, holder, reservations, nature, holds);
    }
}
