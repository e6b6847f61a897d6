package org.caseledger.api.office;

import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/** What keeps a command from going on, in one sentence for the person at the keyboard. */
public final class Obstacle extends RuntimeException implements Labelled {
    private final String zh;
    private final String en;

    public Obstacle(String zh, String en) {
        super(en);
        this.zh = zh;
        this.en = en;
    }

    public Obstacle(String zh, String en, @Nullable Throwable cause) {
        super(en, cause);
        this.zh = zh;
        this.en = en;
    }

    /** The same as an exception that says it in both languages, {@code 中文 / English}. */
    public static Obstacle of(IllegalArgumentException e) {
        String message = e.getMessage();
        String[] words = (message == null ? e.toString() : message).split(" / ", 2);
        return new Obstacle(words[0], words[words.length - 1], e);
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
