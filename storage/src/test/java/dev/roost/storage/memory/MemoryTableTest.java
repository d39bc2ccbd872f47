package dev.roost.storage.memory;

import dev.roost.storage.Storage;
import dev.roost.storage.TableContract;
import dev.roost.storage.TestTime;

class MemoryTableTest extends TableContract {
    @Override
    protected Storage open() {
        return new MemoryStorage(new TestTime());
    }
}
