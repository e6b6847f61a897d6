/** 电子卷宗: cover, list of documents, papers, evidence and closing note of a case as one file. */
@NullMarked
package org.caseledger.api.dossier;

import org.jspecify.annotations.NullMarked;
