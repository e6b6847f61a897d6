package org.caseledger.api.importing;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Hands on what a part of a sheet holds, as long as not too many cells come; of a cell that is too long, only so much
 * that its row can be rejected.
 */
final class CappedText extends XMLFilterImpl {
    private final TableSource table;
    private final String each;
    private int characters;
    private boolean formula;
    private long found;

    /** {@code each} is the element of one cell, or of one text that cells share. */
    CappedText(XMLReader reader, TableSource table, String each) {
        super(reader);
        this.table = table;
        this.each = each;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        if (local.equals(each)) {
            characters = 0;
            found++;
            TableLimits.within(
                    table.name(),
                    found,
                    (long) table.limits().rows() * Math.min(table.limits().columns(), 64),
                    "单元格",
                    "cells");
        }
        formula = local.equals("f");
        super.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        formula = false;
        super.endElement(uri, local, name);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (formula) {
            return; // its result is read
        }
        int left = Math.min(length, TableLimits.CELL + 1 - characters);
        if (left > 0) {
            characters += left;
            super.characters(text, start, left);
        }
    }
}
