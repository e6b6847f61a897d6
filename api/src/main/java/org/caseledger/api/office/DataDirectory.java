package org.caseledger.api.office;

import java.io.IOException;
import java.nio.file.Path;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * What an office keeps on disk: its database, its keys, its own procedures and calendars, the rejected rows of its
 * imports. Made for its owner only (0700).
 */
public record DataDirectory(Path root) {
    /** Makes what is missing; a {@link LabelledException} when the disk does not let it. */
    public static DataDirectory open(Path root) {
        try {
            DataDirectory data = new DataDirectory(PrivateFolder.make(root).toRealPath());
            PrivateFolder.make(data.keys());
            PrivateFolder.make(data.procedures());
            PrivateFolder.make(data.calendars());
            PrivateFolder.make(data.imports());
            return data;
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format(
                            "无法使用数据目录 %s：%s。请用 --data 指定一个可写的目录。",
                            "cannot use the data directory %s: %s. Name a writable one with --data.",
                            root,
                            e.getMessage()),
                    e);
        }
    }

    /** The files of the embedded PostgreSQL. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The file whose modification time is that of the last backup: the backup tool touches it. */
    public Path lastBackup() {
        return root.resolve("last-backup");
    }

    /** Master key and database passwords: the one part to keep apart from the backups. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** The key that wraps every case's key. */
    public Path masterKey() {
        return keys().resolve("master.key");
    }

    /** The cases that were destroyed: so that a restored backup does not bring them back. */
    public Path destroyedCases() {
        return keys().resolve("destroyed-cases.list");
    }

    /** The password of the embedded PostgreSQL's superuser, with which the start prepares it. */
    public Path databasePassword() {
        return keys().resolve("database.password");
    }

    /** The password with which the program works on the embedded PostgreSQL. */
    public Path appPassword() {
        return keys().resolve("database-app.password");
    }

    /** Procedure files of the office's own. */
    public Path procedures() {
        return root.resolve("procedures");
    }

    /** Calendar years that the program does not bring. */
    public Path calendars() {
        return root.resolve("calendars");
    }

    /** The office's own periods of the archive, instead of the built-in ones. */
    public Path retention() {
        return root.resolve("retention.yaml");
    }

    /** Rejected rows of imports. */
    public Path imports() {
        return root.resolve("imports");
    }

    Path lock() {
        return root.resolve("ledger.lock");
    }
}
