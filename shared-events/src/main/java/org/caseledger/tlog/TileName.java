package org.caseledger.tlog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a tile (C2SP tlog-tiles): its level, or {@link #ENTRIES} for a bundle of leaves, its index in that level,
 * and how many of its up to 256 hashes or leaves are meant.
 */
public record TileName(int level, long index, int width) {
    /** Hashes in a full tile. */
    public static final int FULL = 256;

    /** The "level" of the leaves themselves. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TileName {
        boolean valid = level >= ENTRIES && level <= HIGHEST_LEVEL && index >= 0 && width >= 1 && width <= FULL;
        if (!valid) {
            throw new Malformed("not a tile");
        }
    }

    /** The tile of a path below a log's address; throws {@link Malformed}. */
    public static TileName parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new Malformed("not the path of a tile");
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        String digits = parts.group(2).replace("x", "").replace("/", "");
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        boolean fullButNamedPartial = width == FULL && parts.group(3) != null;
        boolean leadingGroup = digits.length() > 3 && digits.startsWith("000");
        if (fullButNamedPartial || leadingGroup || digits.length() > 18) {
            throw new Malformed("not the path of a tile");
        }
        return new TileName(level, Long.parseLong(digits), width);
    }

    /** The path below a log's address, such as {@code tile/0/x001/067.p/3}. */
    public String path() {
        var groups = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        String name = level == ENTRIES ? "entries" : Integer.toString(level);
        String suffix = width == FULL ? "" : ".p/" + width;
        return "tile/%s/%s%s".formatted(name, groups, suffix);
    }

    /** Whether a tree of this size has this tile, at exactly this width or wider. */
    public boolean isIn(long size) {
        return widthIn(level, index, size) >= width;
    }

    /** How many hashes of a tile a tree of this size has: 0 to 256. */
    public static int widthIn(int level, long index, long size) {
        int shift = 8 * Math.max(level, 0);
        long hashes = shift > 62 ? 0 : size >> shift;
        long before = index > Long.MAX_VALUE / FULL ? Long.MAX_VALUE : index * FULL;
        return (int) Math.max(0, Math.min(FULL, hashes - before));
    }
}
