-- Accounts up to the ids that scenarios.json asks for: a set of fewer than 30,000 products has fewer users, and the
-- filter of a user who is not there is refused (as Django does it) where the floor answers an empty list.
INSERT INTO users_user (id, password, is_superuser, username, is_staff, is_active, date_joined, email, first_name, last_name, is_verified)
SELECT i, '!', false, 'extra' || i, false, true, now(), 'extra' || i || '@example.com', 'Extra', 'Account', false
FROM generate_series(1, 3000) i WHERE NOT EXISTS (SELECT FROM users_user u WHERE u.id = i);
