package org.caseledger.text;

/** What has a name of its own in each language of the office. */
public interface Bilingual extends Labelled {
    @Override
    String zh();

    @Override
    String en();

    @Override
    default Text text() {
        return new Text(zh(), en());
    }
}
