using Microsoft.Extensions.Primitives;
using StrictCors.Startup;

namespace StrictCors.Tests.Startup;

public sealed class ChangeListenerTests
{
    private readonly Tokens _tokens = new();
    private int _calls;

    [Fact]
    public void Every_change_calls_back_until_disposal()
    {
        var listener = new ChangeListener(_tokens.Get, () => _calls++);
        _tokens.Fire();
        _tokens.Fire();
        _calls.Should().Be(2);

        listener.Dispose();

        _tokens.Fire();
        _calls.Should().Be(2);
    }

    // ChangeToken.OnChange throws "Somebody else set the _disposable field" here, at whoever fires.
    [Fact]
    public async Task Threads_that_fire_side_by_side_meet_no_exception_and_lose_no_last_change()
    {
        using var listener = new ChangeListener(_tokens.Get, () => Interlocked.Increment(ref _calls));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2000; i++)
            {
                _tokens.Fire();
            }
        })));

        var before = _calls;
        _tokens.Fire();
        _calls.Should().Be(before + 1);
    }

    [Fact]
    public void A_change_in_the_middle_of_a_callback_is_not_missed()
    {
        using var listener = new ChangeListener(_tokens.Get, () =>
        {
            if (++_calls == 1)
            {
                _tokens.Fire();
            }
        });

        _tokens.Fire();

        _calls.Should().Be(2);
    }

    /// <summary>A source of tokens as a configuration root is one: first the new token, then the old one fires.</summary>
    private sealed class Tokens
    {
        private CancellationTokenSource _current = new();

        public CancellationChangeToken Get() => new CancellationChangeToken(_current.Token);

        public void Fire() => Interlocked.Exchange(ref _current, new CancellationTokenSource()).Cancel();
    }
}
