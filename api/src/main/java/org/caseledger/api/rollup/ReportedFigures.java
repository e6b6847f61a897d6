package org.caseledger.api.rollup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.caseledger.events.reporting.Figure;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The figures that an office reported: a file as its {@code GET /api/statistics} answers. */
record ReportedFigures(String sha256, Map<Figure, Long> counts) {
    /** Throws {@link LabelledException} for any other file. */
    static ReportedFigures in(Path file) {
        try {
            return of(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw none(file.toString(), e);
        }
    }

    /** The same of the bytes of a file of that name. */
    static ReportedFigures of(byte[] bytes, String file) {
        try {
            var read = JsonMapper.shared().readTree(bytes).at("/overall/counts");
            var counts = new EnumMap<Figure, Long>(Figure.class);
            for (Figure figure : Figure.values()) {
                var count = read.path(figure.name()).asLongOpt();
                if (count.isPresent()) {
                    counts.put(figure, count.getAsLong());
                }
            }
            if (!counts.isEmpty()) {
                return new ReportedFigures(HexFormat.of().formatHex(Sha256.of(bytes)), counts);
            }
            throw none(file, new IOException("no figures"));
        } catch (JacksonException e) {
            throw none(file, e);
        }
    }

    private static LabelledException none(String file, Exception cause) {
        return new LabelledException(
                Text.format(
                        "%s 不是统计数据（GET /api/statistics 的 JSON）",
                        "%s is no file of figures (JSON of GET /api/statistics)", file),
                cause);
    }

    /** Whether the log names this very file as what was sent: its digest, or else "—". */
    String sentAs(List<OfficeRollUp.Report> reports) {
        return reports.stream().anyMatch(report -> sha256.equalsIgnoreCase(report.document())) ? sha256 : "—";
    }
}
