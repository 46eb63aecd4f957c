namespace ServiceDefaults;

/// <summary>A setting is missing or wrong: the process stops with this one sentence, which says what to set.</summary>
public sealed class SettingException(string message) : Exception(message);
