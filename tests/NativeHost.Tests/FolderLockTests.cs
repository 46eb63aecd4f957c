using NativeHost.Processes;

namespace NativeHost.Tests;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_second_host_of_a_folder_is_told_where_the_first_one_is()
    {
        using var first = FolderLock.Take(_folder.Path);
        first.Describe("http://localhost:8080, process 7");

        var refusal = Assert.Throws<HostException>(() => FolderLock.Take(_folder.Path));

        Assert.Contains("http://localhost:8080, process 7", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_free_again_when_its_host_has_ended()
    {
        FolderLock.Take(_folder.Path).Dispose();
        FolderLock.Take(_folder.Path).Dispose();
    }
}
