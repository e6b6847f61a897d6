@org.jspecify.annotations.NullMarked
package org.caseledger.bench.surge;
