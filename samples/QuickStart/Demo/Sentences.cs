namespace QuickStart.Demo;

/// <summary>What StrictCors has logged: the sentences about the current request, the table at startup, and the last change of the settings.</summary>
internal sealed class Sentences
{
    private readonly AsyncLocal<List<string>?> _current = new();
    private readonly Lock _lock = new();
    private string _table = "";
    private SettingsState _settings = new(0, IsRefused: false, "");

    public string Table
    {
        get
        {
            lock (_lock)
            {
                return _table;
            }
        }
    }

    public SettingsState Settings
    {
        get
        {
            lock (_lock)
            {
                return _settings;
            }
        }
    }

    /// <summary>Collects what is logged in the rest of the current request.</summary>
    public List<string> CollectForRequest() => _current.Value = [];

    public void Add(string? name, string message)
    {
        lock (_lock)
        {
            switch (name)
            {
                case "PreflightDenied" or "RequestDenied" or "RequestRefused":
                    _current.Value?.Add(message);
                    break;
                case "PolicyTable":
                    _table = message;
                    break;
                case "ConfigurationReloaded" or "ConfigurationRefused":
                    _settings = new(_settings.Version + 1, name == "ConfigurationRefused", message);
                    break;
                default:
                    break;
            }
        }
    }
}
