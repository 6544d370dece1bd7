package suhuan.chaincode.domain.common;

/** A word of the vocabulary under the number it is written with. */
@FunctionalInterface
public interface Numbered {
    /** Number in the vocabulary. */
    int number();
}
