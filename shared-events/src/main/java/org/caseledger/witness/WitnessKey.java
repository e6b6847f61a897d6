package org.caseledger.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;

/** The witness's own key, created on its first start and kept in {@code witness.key}. */
final class WitnessKey {

    private static final String FILE = "witness.key";

    private WitnessKey() {}

    /**
     * Throws {@link LabelledException} if the key has another name, is damaged, or is missing
     * although states signed by it exist: a witness does not start over unnoticed.
     */
    static SigningKey openOrCreate(WitnessFolder folder, String name, boolean nameGiven)
            throws IOException {
        if (!folder.has(FILE)) {
            return create(folder, name);
        }
        SigningKey key = read(folder);
        if (nameGiven && !key.verifier().name().equals(name)) {
            throw new LabelledException(
                    Text.format(
                            "此目录的见证名为 %s，不是 %s",
                            "the witness of this folder is named %s, not %s",
                            key.verifier().name(),
                            name));
        }
        return key;
    }

    private static SigningKey create(WitnessFolder folder, String name) throws IOException {
        if (!folder.isWithoutStates()) {
            throw new LabelledException(
                    Text.format(
                            "缺少密钥文件 %s，而此目录已有见证记录",
                            "the key file %s is missing, and this folder holds states already",
                            folder.file(FILE)));
        }
        try {
            SigningKey key = SigningKey.generate(name, KeyType.COSIGNATURE);
            folder.write(FILE, key.secret() + "\n" + key.verifier() + "\n");
            return key;
        } catch (IllegalArgumentException e) {
            throw new LabelledException(
                    Text.format(
                            "名称不能为空，不能有空格和加号：%s",
                            "a name is not empty and has neither spaces nor plus signs: %s", name));
        }
    }

    private static SigningKey read(WitnessFolder folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.file(FILE));
        try {
            if (lines.size() == 2) {
                SigningKey key = SigningKey.parse(lines.get(0), lines.get(1));
                if (key.verifier().type() == KeyType.COSIGNATURE) {
                    return key;
                }
            }
        } catch (IllegalArgumentException damaged) {
            // reported below, without the text, which contains the key
        }
        throw new LabelledException(
                Text.format("密钥文件已损坏：%s", "the key file is damaged: %s", folder.file(FILE)));
    }
}
