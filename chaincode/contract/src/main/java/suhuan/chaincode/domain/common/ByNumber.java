package suhuan.chaincode.domain.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a word of the vocabulary by its number. Numbers may have gaps: each part of the vocabulary grows in a range of its
 * own.
 *
 * @param <E> the enumeration
 */
public final class ByNumber<E extends Enum<E> & Numbered> {
    private final String name;
    private final List<@Nullable E> words;

    private ByNumber(String name, List<@Nullable E> words) {
        this.name = name;
        this.words = words;
    }

    /** The words of an enumeration. */
    public static <E extends Enum<E> & Numbered> ByNumber<E> of(E[] values) {
        int most = 0;
        for (E value : values) {
            most = Math.max(most, value.number());
        }
        List<@Nullable E> words = new ArrayList<>(Collections.nCopies(most + 1, null));
        for (E value : values) {
            if (words.set(value.number(), value) != null) {
                throw new IllegalStateException(value + " has the number of another word");
            }
        }
        return new ByNumber<>(values[0].getDeclaringClass().getSimpleName(), words);
    }

    /** Whether this version knows the number. */
    public boolean knows(int number) {
        return number >= 0 && number < words.size() && words.get(number) != null;
    }

    /**
     * The word with a number.
     *
     * @throws IllegalArgumentException where this version does not know it
     */
    public E get(int number) {
        E word = number >= 0 && number < words.size() ? words.get(number) : null;
        if (word == null) {
            throw new IllegalArgumentException(name + " " + number);
        }
        return word;
    }
}
