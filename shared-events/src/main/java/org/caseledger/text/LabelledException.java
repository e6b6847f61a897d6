package org.caseledger.text;

import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Something was not done; the text says why to the person who asked for it. */
@Getter
public class LabelledException extends RuntimeException implements Labelled {
    private final transient Text text;

    public LabelledException(String zh, String en) {
        this(new Text(zh, en));
    }

    public LabelledException(String zh, String en, @Nullable Throwable cause) {
        this(new Text(zh, en), cause);
    }

    public LabelledException(Text text) {
        this(text, null);
    }

    public LabelledException(Text text, @Nullable Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
    }
}
