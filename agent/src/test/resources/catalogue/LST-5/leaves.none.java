package sample;

class Sample {
    StringBuffer hot(String[] words) {
        StringBuffer out = new StringBuffer();
        StringBuffer other = new StringBuffer();
        other.append(words[0]);
        use(other);
        return out.append(words[0]);
    }
    void use(StringBuffer buffer) {}
}
