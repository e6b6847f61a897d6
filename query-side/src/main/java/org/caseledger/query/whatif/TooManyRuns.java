package org.caseledger.query.whatif;

import org.caseledger.text.Labelled;

/** As many runs are under way as this node may have at once. */
public final class TooManyRuns extends RuntimeException implements Labelled {

    private final int most;

    TooManyRuns(int most) {
        super("more than " + most + " runs at once");
        this.most = most;
    }

    @Override
    public String zh() {
        return "已有%d个推演正在进行，请稍后再试或取消其中一个".formatted(most);
    }

    @Override
    public String en() {
        return "%d runs are under way: try again later, or cancel one".formatted(most);
    }
}
