package org.caseledger.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.parsers.ParserConfigurationException;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The cells of a workbook as text: dates as ISO, a time of day without a date too, numbers in full; what a cell holds,
 * not how it is shown.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class CellTexts extends DataFormatter {
    /** No spreadsheet has a longer format, and each is looked through for every cell. */
    private static final int LONGEST_FORMAT = 255;

    private final boolean from1904;

    /** By the day from which the workbook counts. */
    static CellTexts of(XSSFReader reader)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (InputStream workbook = reader.getWorkbookData()) {
            return new CellTexts(isFrom1904(workbook));
        }
    }

    /** Whether it is 1904, as in workbooks of early Macintoshes. */
    private static boolean isFrom1904(InputStream workbook)
            throws IOException, SAXException, ParserConfigurationException {
        var found = new AtomicBoolean();
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
                String value = attributes.getValue("date1904");
                if (local.equals("workbookPr") && value != null) {
                    found.set(value.equals("1") || value.equals("true"));
                }
            }
        });
        xml.parse(new InputSource(workbook));
        return found.get();
    }

    /** The reader of the sheet asks without the day from which the workbook counts. */
    @Override
    public String formatRawCellContents(double value, int format, String pattern) {
        if (pattern.length() > LONGEST_FORMAT
                || !DateUtil.isADateFormat(format, pattern)
                || !DateUtil.isValidExcelDate(value)) {
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }
        LocalDateTime time = DateUtil.getLocalDateTime(value, from1904, true);
        if (value < 1) {
            return time.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
