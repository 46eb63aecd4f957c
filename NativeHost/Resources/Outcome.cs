namespace NativeHost.Resources;

/// <summary>How the run went: the first failure decides.</summary>
internal sealed class Outcome
{
    private string? _failure;

    public string? Failure => _failure;

    public void Fail(string sentence) => Interlocked.CompareExchange(ref _failure, sentence, null);
}
