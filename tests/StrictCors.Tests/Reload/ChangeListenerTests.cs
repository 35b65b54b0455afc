using Microsoft.Extensions.Primitives;
using StrictCors.Reload;

namespace StrictCors.Tests.Reload;

public sealed class ChangeListenerTests
{
    // What should not take a moment ends a test after this, instead of hanging it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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

    // A token's registration waits in Dispose for a callback that is under way elsewhere, and that one may need what the disposer holds.
    [Fact]
    public async Task Nobody_waits_for_a_callback_while_holding_what_that_callback_waits_for()
    {
        using var isOvertaken = new ManualResetEventSlim();
        var overtaking = Task.CompletedTask;
        Action fire = () => { };
        var first = new StagedToken(callback => fire = callback);
        var fourth = new StagedToken(_ => { });

        // Whoever registers with the second one is overtaken on the way: by its callback elsewhere, which finds the third one fired already.
        var second = new StagedToken(callback =>
        {
            overtaking = Task.Run(callback);
            isOvertaken.Wait(Patience);
        });
        var third = new StagedToken(callback =>
        {
            callback();
            isOvertaken.Set();
            second.IsDisposing.Wait(Patience);
        });
        var tokens = new Queue<StagedToken>([first, second, third, fourth]);
        using var listener = new ChangeListener(tokens.Dequeue, () => Interlocked.Increment(ref _calls));

        await Task.Run(fire);
        await overtaking;

        _calls.Should().Be(3);
        tokens.Should().BeEmpty();
    }

    [Fact]
    public async Task Disposing_waits_for_a_callback_under_way_and_lets_it_end()
    {
        using var isUnderWay = new ManualResetEventSlim();
        Action fire = () => { };
        var first = new StagedToken(callback => fire = callback);
        var second = new StagedToken(_ =>
        {
            isUnderWay.Set();
            first.IsDisposing.Wait(Patience);
        });
        var tokens = new Queue<StagedToken>([first, second]);
        var listener = new ChangeListener(tokens.Dequeue, () => _calls++);

        var firing = Task.Run(fire);
        isUnderWay.Wait(Patience).Should().BeTrue();
        listener.Dispose();
        await firing;

        _calls.Should().Be(1);
        second.IsDisposing.IsSet.Should().BeTrue("it was registered with after the disposal began");
    }

    /// <summary>Hands out the callback while somebody registers, and is disposed of as a cancellation token's registration is: when no callback is
    /// under way.</summary>
    private sealed class StagedToken(Action<Action> onRegister) : IChangeToken, IDisposable
    {
        private TaskCompletionSource? _underWay;

        public ManualResetEventSlim IsDisposing { get; } = new();

        public bool HasChanged => false;

        public bool ActiveChangeCallbacks => true;

        public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
        {
            onRegister(() =>
            {
                _underWay = new();
                callback(state);
                _underWay.SetResult();
            });
            return this;
        }

        public void Dispose()
        {
            IsDisposing.Set();
            if (_underWay?.Task.Wait(Patience) == false)
            {
                throw new TimeoutException("The callback under way does not end.");
            }
        }
    }

    /// <summary>A source of tokens as a configuration root is one: first the new token, then the old one fires.</summary>
    private sealed class Tokens
    {
        private CancellationTokenSource _current = new();

        public CancellationChangeToken Get() => new CancellationChangeToken(_current.Token);

        public void Fire() => Interlocked.Exchange(ref _current, new CancellationTokenSource()).Cancel();
    }
}
