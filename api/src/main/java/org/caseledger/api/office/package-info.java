/** What an office keeps on disk, and what keeps a command from going on. */
@NullMarked
package org.caseledger.api.office;

import org.jspecify.annotations.NullMarked;
