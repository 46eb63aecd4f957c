namespace NativeHost;

/// <summary>Something that whoever started the host can mend, said in one sentence.</summary>
internal sealed class HostException(string sentence) : Exception(sentence);
