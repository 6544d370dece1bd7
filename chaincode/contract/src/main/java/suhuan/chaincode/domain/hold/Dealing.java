package suhuan.chaincode.domain.hold;

/** What a command does with goods, as far as it matters for goods that are held back. */
public enum Dealing {
    /** Hands over, processes, uses: barred by every case. What nobody thought about is of this kind. */
    USES,
    /** Takes out of use or takes in over the counter: what a recall asks for, and barred by every other case. */
    BRINGS_IN,
    /** Finds out or states something, as one must to end a quarantine; what is lost or stolen cannot be looked at. */
    STATES,
    /** Is about the case itself, or about records. */
    IS_ABOUT_IT
}
