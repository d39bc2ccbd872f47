package dev.roost.storage.memory;

import dev.roost.storage.LogsContract;
import dev.roost.storage.Storage;
import dev.roost.storage.TestTime;

class MemoryLogsTest extends LogsContract {
    @Override
    protected Storage open() {
        return new MemoryStorage(new TestTime());
    }
}
