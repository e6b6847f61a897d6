package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in an office's own file: which file, where in it, what is wrong and what is allowed.
 */
public final class OfficeFileException extends RuntimeException implements Labelled {

    private final String zh;
    private final String en;

    OfficeFileException(
            String file, int line, String field, String zh, String en, @Nullable Throwable cause) {
        this(
                file + (line > 0 ? " 第 " + line + " 行" : "") + in(field, "，") + "：" + zh,
                file + (line > 0 ? ", line " + line : "") + in(field, ", ") + ": " + en,
                cause);
    }

    private OfficeFileException(String zh, String en, @Nullable Throwable cause) {
        super(zh + " / " + en, cause);
        this.zh = zh;
        this.en = en;
    }

    private static String in(String field, String comma) {
        return field.isEmpty() ? "" : comma + field;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
